/** The kill storm: a search whose services, brokers and database are killed all the time. */
package io.l2nas.faults.storm;
