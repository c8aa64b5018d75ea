/**
 * The networks that architectures of the built-in spaces stand for, and what they cost: parameters
 * and multiply-adds, counted exactly.
 */
package io.l2nas.core.network;
