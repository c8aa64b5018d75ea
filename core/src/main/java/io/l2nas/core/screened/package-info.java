/** Search whose critics screen many candidates before a query is spent on one. */
package io.l2nas.core.screened;
