/**
 * The decisions of a search, pure: no clock, thread, file, socket or logger. Start with {@link
 * io.l2nas.core.SearchLoop}.
 */
package io.l2nas.core;
