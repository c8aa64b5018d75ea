/** How a step is traced across the services. */
package io.l2nas.messaging.trace;
