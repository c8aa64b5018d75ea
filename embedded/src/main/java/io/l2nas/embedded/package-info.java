/**
 * A real Kafka broker and a real PostgreSQL for one laptop or one test, without Docker.
 *
 * <p>Both listen on 127.0.0.1 only, on free ports chosen at every start. The broker asks no
 * password, so any user of the same machine can reach it; PostgreSQL asks one.
 *
 * <p>The module brings no SLF4J binding. The broker writes thousands of lines at INFO and WARN
 * while it starts: applications put the categories {@code org.apache.kafka}, {@code kafka} and
 * {@code state.change.logger} at ERROR. PostgreSQL writes to {@code postgres.log} in its folder.
 */
package io.l2nas.embedded;
