/** One experiment on a screen, while it goes on. */
package io.l2nas.standalone.watch;
