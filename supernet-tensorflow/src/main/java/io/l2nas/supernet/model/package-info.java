/** Supernets as files: what belongs to one, where they are kept, and what they may not do. */
package io.l2nas.supernet.model;
