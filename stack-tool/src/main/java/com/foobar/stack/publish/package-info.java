/**
 * An application's public files on the way from WildFly to Nginx. Which files are public WildFly
 * says; how Nginx is run does not belong here.
 */
package com.foobar.stack.publish;
