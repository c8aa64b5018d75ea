/** Actor and critic: the port, and the plain Java implementation. */
package io.l2nas.core.learning;
