/** What people see: colours, tables, progress. Knows nothing of commands, searches and servers. */
package io.l2nas.standalone.screen;
