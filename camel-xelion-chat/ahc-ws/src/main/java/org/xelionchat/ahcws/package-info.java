/** Event streams over Camel's AHC-WS component, with the client, the TLS and the proxy that it is configured with. */
package org.xelionchat.ahcws;
