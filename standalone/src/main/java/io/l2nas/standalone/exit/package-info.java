/** How a command ends: the exit codes, and the exception that carries one. */
package io.l2nas.standalone.exit;
