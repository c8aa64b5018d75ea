/** Server-sent events: what happens, to whoever watches, without waiting for anybody. */
package io.l2nas.history.stream;
