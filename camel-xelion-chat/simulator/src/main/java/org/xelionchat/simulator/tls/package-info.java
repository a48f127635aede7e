/** TLS with a certificate that is made when it is needed. */
package org.xelionchat.simulator.tls;
