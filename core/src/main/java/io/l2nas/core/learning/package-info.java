/** Actor and critic: the port, the plain Java implementation, and how others are found. */
package io.l2nas.core.learning;
