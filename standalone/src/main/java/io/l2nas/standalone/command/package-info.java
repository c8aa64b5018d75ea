/** The commands, one class each: options in, a report and an exit code out. */
package io.l2nas.standalone.command;
