/** A search on this machine: what is asked, who runs it, and what came out. */
package io.l2nas.standalone.search;
