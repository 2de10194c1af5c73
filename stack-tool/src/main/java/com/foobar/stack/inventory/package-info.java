/**
 * What an installation consists of, as its owner writes it down, complete and consistent. No file
 * but the inventory is read here, and nothing is known of how a host or service is run.
 */
package com.foobar.stack.inventory;
