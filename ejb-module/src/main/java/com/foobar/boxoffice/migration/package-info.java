/** Brings the schemas up to date before anything else of the application runs. */
package com.foobar.boxoffice.migration;
