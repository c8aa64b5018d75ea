/** How events travel: the records of the language as Kafka messages, for every service the same. */
package io.l2nas.messaging;
