/** Search spaces as data, and Discretize(α). */
package io.l2nas.core.space;
