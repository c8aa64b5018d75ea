/**
 * What was recorded of a run, and what is wrong with it. Nothing here takes part in a search: it
 * reads what the services wrote, and says where that cannot have been a search that kept its
 * promises.
 */
package io.l2nas.core.audit;
