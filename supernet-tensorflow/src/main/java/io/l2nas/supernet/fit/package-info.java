/** How the weights of a supernet are fitted to images, path by path. */
package io.l2nas.supernet.fit;
