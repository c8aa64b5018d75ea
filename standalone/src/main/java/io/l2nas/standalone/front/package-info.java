/**
 * One metric of a search against another: who is best at what price, as numbers and as pictures.
 */
package io.l2nas.standalone.front;
