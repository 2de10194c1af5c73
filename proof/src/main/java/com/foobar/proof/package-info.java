/**
 * The fault proof for any application: what the tool calls for {@code ./stack prove}. Nothing here
 * or below knows a certain application.
 */
package com.foobar.proof;
