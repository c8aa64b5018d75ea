/** Supernets asked through DJL's TensorFlow engine. */
package io.l2nas.supernet.djl;
