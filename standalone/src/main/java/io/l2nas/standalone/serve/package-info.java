/** Broker, database and services in this process. */
package io.l2nas.standalone.serve;
