/**
 * All that is known of MySQL and of its group: its plan, how it is asked, how members find
 * together. Nobody else speaks SQL to a member to run it.
 */
package com.foobar.stack.service.mysql;
