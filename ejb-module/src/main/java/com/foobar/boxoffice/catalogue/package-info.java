/** What is on, as everybody may see it, read from a replica. Nothing is written here. */
package com.foobar.boxoffice.catalogue;
