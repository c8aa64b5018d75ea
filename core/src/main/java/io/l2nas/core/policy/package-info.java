/** What an agent has learned, as it travels from one search to another. */
package io.l2nas.core.policy;
