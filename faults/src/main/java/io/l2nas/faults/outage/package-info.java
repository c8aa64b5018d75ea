/** What the services say and do while brokers or the database are away. */
package io.l2nas.faults.outage;
