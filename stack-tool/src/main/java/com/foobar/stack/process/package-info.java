/**
 * Processes on hosts: started, found again, signalled, ended. What a process is for does not belong
 * here.
 */
package com.foobar.stack.process;
