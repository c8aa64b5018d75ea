/** The door: who calls, proved by a token, and whether they are let in. */
package io.l2nas.history.access;
