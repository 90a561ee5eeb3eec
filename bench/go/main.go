// A minimal provider in Go: one resource that is read over HTTP. What the bench compares the start and a small plan with.
package main

import (
	"context"
	"encoding/json"
	"net/http"
	"os"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

type baseline struct{}

func (baseline) Metadata(_ context.Context, _ provider.MetadataRequest, response *provider.MetadataResponse) {
	response.TypeName = "baseline"
}
func (baseline) Schema(context.Context, provider.SchemaRequest, *provider.SchemaResponse) {}
func (baseline) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {
}
func (baseline) DataSources(context.Context) []func() datasource.DataSource { return nil }
func (baseline) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{func() resource.Resource { return tagType{} }}
}

type tagType struct{}

type model struct {
	Name        types.String `tfsdk:"name"`
	Description types.String `tfsdk:"description"`
}

func (tagType) Metadata(_ context.Context, _ resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = "baseline_tag_type"
}
func (tagType) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"name":        schema.StringAttribute{Required: true},
		"description": schema.StringAttribute{Optional: true},
	}}
}
func (tagType) Create(context.Context, resource.CreateRequest, *resource.CreateResponse) {}
func (tagType) Update(context.Context, resource.UpdateRequest, *resource.UpdateResponse) {}
func (tagType) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {}

func (tagType) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var state model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	call, _ := http.NewRequestWithContext(ctx, "GET", os.Getenv("UNLEASH_URL")+"/api/admin/tag-types/"+state.Name.ValueString(), nil)
	call.Header.Set("Authorization", os.Getenv("UNLEASH_AUTH_TOKEN"))
	answer, err := http.DefaultClient.Do(call)
	if err != nil {
		response.Diagnostics.AddError("The tag type cannot be read", err.Error())
		return
	}
	defer answer.Body.Close()
	var body struct {
		TagType struct {
			Name        string `json:"name"`
			Description string `json:"description"`
		} `json:"tagType"`
	}
	if err := json.NewDecoder(answer.Body).Decode(&body); err != nil {
		response.Diagnostics.AddError("The tag type cannot be understood", err.Error())
		return
	}
	state.Description = types.StringValue(body.TagType.Description)
	response.Diagnostics.Append(response.State.Set(ctx, &state)...)
}

func (tagType) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	resource.ImportStatePassthroughID(ctx, path.Root("name"), request, response)
}

func main() {
	options := providerserver.ServeOpts{Address: "registry.terraform.io/unleash-admin/baseline"}
	_ = providerserver.Serve(context.Background(), func() provider.Provider { return baseline{} }, options)
}
