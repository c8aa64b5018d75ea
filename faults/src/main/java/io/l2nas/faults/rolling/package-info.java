/** Services that are replaced one after the other while clients go on. */
package io.l2nas.faults.rolling;
