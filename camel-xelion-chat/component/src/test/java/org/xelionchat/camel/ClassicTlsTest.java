package org.xelionchat.camel;

@OnClassic
class ClassicTlsTest extends TlsTest {}
