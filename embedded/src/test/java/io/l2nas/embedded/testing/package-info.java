/**
 * Kafka and PostgreSQL for the tests of every module, one of each for a JVM.
 *
 * <p>{@code -Dtest.infra=embedded} runs them without Docker, {@code docker} in Testcontainers, and
 * {@code auto}, the default, in Testcontainers where a Docker engine answers. A module that uses
 * this jar has on its test class path {@code l2nas-embedded} and its test-jar, {@code
 * org.postgresql:postgresql} for fresh databases, and, to run under Docker too, {@code
 * testcontainers-kafka} and {@code testcontainers-postgresql}.
 */
package io.l2nas.embedded.testing;
