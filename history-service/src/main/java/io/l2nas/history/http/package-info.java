/** The REST API. */
package io.l2nas.history.http;
