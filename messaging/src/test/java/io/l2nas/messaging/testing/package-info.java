/**
 * What tests of the services share: a real broker and database behind a Quarkus application, and
 * hands on the topics.
 */
package io.l2nas.messaging.testing;
