/**
 * The language of the loop. Every service speaks in these records and nothing else; no record holds
 * behaviour beyond its own validity and the one function that tells its kinds apart ({@code
 * match}).
 */
package io.l2nas.contracts;
