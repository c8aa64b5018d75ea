/** The history service: records outcomes, streams states, answers people. */
package io.l2nas.history;
