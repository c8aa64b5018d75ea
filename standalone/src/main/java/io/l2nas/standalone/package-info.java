/** The {@code l2nas} command. Start with {@link io.l2nas.standalone.L2nas}. */
package io.l2nas.standalone;
