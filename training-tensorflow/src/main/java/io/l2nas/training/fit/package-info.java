/** How weights are fitted to images. */
package io.l2nas.training.fit;
