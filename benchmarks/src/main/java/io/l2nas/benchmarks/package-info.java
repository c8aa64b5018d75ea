/**
 * Measures l2nas from outside: the server is a process as people start it, and what it did is read
 * from its topics, so that the measuring is no part of what is measured.
 */
package io.l2nas.benchmarks;
