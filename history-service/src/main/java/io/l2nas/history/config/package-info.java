/** What an operator can set. */
package io.l2nas.history.config;
