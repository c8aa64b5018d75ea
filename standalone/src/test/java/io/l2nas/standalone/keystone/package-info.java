/** The packaged command, run as a user runs it: a process, a broker, a database, three services. */
package io.l2nas.standalone.keystone;
