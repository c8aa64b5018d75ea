/** The bytes of the language: JSON in, records out. The only package that knows Jackson. */
package io.l2nas.contracts.json;
