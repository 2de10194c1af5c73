/**
 * What is to be, made from the inventory, the identities and the names of secrets: files, command
 * lines, ports, places. Nothing is done here, and no host is looked at.
 */
package com.foobar.stack.plan;
