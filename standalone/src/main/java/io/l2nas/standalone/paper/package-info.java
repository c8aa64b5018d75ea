/** The paper's table on NAS-Bench-201: what was published, and what is found here. */
package io.l2nas.standalone.paper;
