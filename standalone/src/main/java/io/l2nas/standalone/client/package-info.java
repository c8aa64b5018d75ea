/** Talking to a running l2nas server over its REST API. */
package io.l2nas.standalone.client;
