/** Images to train on, and where they come from. */
package io.l2nas.training.images;
