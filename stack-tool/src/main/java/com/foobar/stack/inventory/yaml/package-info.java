/**
 * A YAML file of sections: how a section is described (its keys, what they mean, their defaults and
 * limits), how it is read with the place of everything in it, and the same as a JSON Schema for
 * editors. What the sections are about is not known here.
 */
package com.foobar.stack.inventory.yaml;
