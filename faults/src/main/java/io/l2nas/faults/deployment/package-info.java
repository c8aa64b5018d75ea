/**
 * The platform as it is deployed: services, brokers and database in processes that can be killed.
 */
package io.l2nas.faults.deployment;
